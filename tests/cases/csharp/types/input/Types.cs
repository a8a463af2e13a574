using System;

namespace Company.Product
{
    [Serializable, Obsolete("use B")]
    public abstract partial class A<TKey, in TValue> : Base<TKey>, IComparable<A>, System.IDisposable
        where TKey : class, new()
        where TValue : struct
    {
        public const int Max = 3, Min = -3;
        private static readonly string name = "n";
        internal int count; // how many
        protected internal volatile bool flag, other = true;
        fixed byte buffer[16];

        static A() { }
        public A(int count) : base(count) { this.count = count; }
        ~A() { }

        public abstract void Draw();
        protected virtual void Run(ref int x, out string y, params object[] rest) { y = null; }
        public override string ToString() => name;
        void IDisposable.Dispose() { }

        public class Nested { private struct Deep { int x; } }
    }

    interface IShape : IComparable { double Area { get; } void Draw(int times = 1); event EventHandler Changed; }
    struct Vector { public double X, Y; }
    public enum Color : byte { Red = 1, /* none */ Green, // like grass
        [Hidden] Blue }
    public delegate TResult Map<in T, out TResult>(T item, int index = 0);
    namespace Inner { class C { } }
}
