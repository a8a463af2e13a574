using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Shop
{
    public class Box<T> : Crate where T : Lid
    {
        private readonly List<T> lids = new List<T>();
        private Dictionary<string, Box<BigLid>> inner;
        public BigLid Spare { get; set; }
        private Lid[] row;

        public T First() { return lids[0]; }

        public void All(Box<BigLid> other, object any, Stream stream)
        {
            foreach (T lid in lids) lid.Close();
            foreach (var lid in lids) lid.Close();
            inner["a"].First().Grow();
            other.First().Grow();
            Spare.Grow();
            other.Spare.Close();
            row[0].Close();
            var made = new BigLid();
            made.Grow();
            made.Twice();
            any.ToString().Close();
            stream.Close();
            if (any is BigLid big) big.Grow();
            lids.First().Close();
            lids.Where(lid => lid.IsOpen).First().Close();
            lids.Heavy();
            Weigh();
            base.Weigh();
            stream.Grow();
            try { any.GetHashCode(); }
            catch (IOException stopped) { stopped.Close(); }
            using (var file = File.OpenRead("x")) { file.Close(); }
        }
    }

    public class Crate { protected int Weigh() { return 1; } }
}
