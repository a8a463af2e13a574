namespace Shop
{
    public class Lid
    {
        public bool IsOpen;
        public void Close() { }
    }

    public class BigLid : Lid
    {
        public void Grow() { }
    }

    public static class LidExtensions
    {
        public static int Twice(this Lid lid) { return 2; }
        public static int Heavy<T>(this System.Collections.Generic.List<T> lids) { return lids.Count; }
    }
}
