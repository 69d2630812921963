"""What the trainer will make of a config and its data, known before a GPU is rented."""
