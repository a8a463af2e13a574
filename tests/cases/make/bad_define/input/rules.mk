all: app

define RECIPE
app: main.o
	$(CC) -o app main.o
