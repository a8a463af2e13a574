using System;

Console.WriteLine("Hello");
int Square(int x) => x * x;
Console.WriteLine(Square(3));

class Helper { }
