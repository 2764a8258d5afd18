"""Action plans: the tree, the list of initiatives and the editor of one."""
