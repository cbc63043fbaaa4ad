"""How FaceKeys looks: measures, colours, icons and the style sheet made of them."""
