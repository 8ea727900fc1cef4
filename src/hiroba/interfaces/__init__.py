"""Programs upon Blocks: a function with inputs and outputs, a conversation, examples, flags."""
