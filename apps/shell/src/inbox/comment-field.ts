/** Where the field for a comment is, for the button that leads there. */
export const COMMENT_FIELD = 'task-comment';
