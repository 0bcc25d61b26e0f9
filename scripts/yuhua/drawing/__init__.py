"""Text and shapes, set and painted: what cards, posters and sheets have in common. The door to Pillow for what is drawn."""
