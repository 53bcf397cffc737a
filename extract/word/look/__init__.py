"""How things look: styles and what they inherit, colours of the theme, fills of tables and drawn shapes."""
