namespace Shop.Model;

public partial class Item
{
    public void Check() { }
}
