"""What is printed: document model, templates, format rules and the Word writer."""
