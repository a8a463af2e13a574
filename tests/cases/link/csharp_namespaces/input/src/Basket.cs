using Shop.Model;

namespace Shop;

public abstract class Basket
{
    protected void Keep(Item item) { }
    protected void Reset() { }
}
