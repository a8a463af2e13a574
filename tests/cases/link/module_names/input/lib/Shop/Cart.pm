package Shop::Cart;
use strict;
use List::Util qw(sum);
use Shop::Item;
use Moose;

sub add {
    my ($self, $item) = @_;
    return Shop::Item::check($item);
}

1;
