"""One module for each mail program: write(letter) gives the bytes that the program would send."""
