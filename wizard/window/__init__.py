"""The window: Qt pages, forms and dialogs over the plan; adds no rule of its own."""
