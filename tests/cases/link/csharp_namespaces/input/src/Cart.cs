using System;
using Newtonsoft.Json;
using Shop.Model;
using static Shop.Util.Money;
using Book = Shop.Model.Item;

namespace Shop
{
    public class Cart : Basket
    {
        public void Add(Item item, Book book)
        {
            item.Check();
            base.Reset();
            this.Keep(item);
            Log.Write(Round(3));
        }
    }
}
