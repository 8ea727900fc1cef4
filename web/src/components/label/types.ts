export interface Confidence {
  label: string;
  /** 0 to 1. */
  confidence: number | null;
}

export interface LabelValue {
  label?: string | null;
  /** Highest first. */
  confidences?: Confidence[] | null;
}

export interface LabelProps {
  value?: LabelValue | null;
  num_top_classes?: number | null;
  /** Background of the best class, as a CSS colour. */
  color?: string | null;
  /** @defaultValue true */
  show_heading?: boolean;
}
