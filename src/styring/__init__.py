"""styring keeps a governance dialogue (styringsdialog) as checked YAML and renders its documents."""

__version__ = "0.1.0"
