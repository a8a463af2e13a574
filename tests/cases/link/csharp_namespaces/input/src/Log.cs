namespace Shop
{
    static class Log
    {
        public static void Write(int value) { }
    }
}
