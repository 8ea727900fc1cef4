// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- a group has no properties of its own
export interface GroupProps {}
