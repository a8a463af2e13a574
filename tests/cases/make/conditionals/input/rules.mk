ifeq ($(OS),Windows_NT)
EXE = .exe
else ifneq (,$(findstring Darwin,$(shell uname)))
EXE = .app
endif

export PATH := bin:$(PATH)

test: shop$(EXE) ; ./shop$(EXE) --test
