namespace Shop.Model;

public partial class Item
{
    public decimal Price { get; set; }
}
