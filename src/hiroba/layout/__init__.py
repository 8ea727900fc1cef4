"""Where things stand on a page: rows, columns, groups, tabs, accordions and sidebars."""
