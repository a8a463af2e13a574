package Shop::Cart 1.02;
use strict;
use parent -norequire, 'Shop::Base', qw(Shop::Other);
our $VERSION = '1.02';
our (@LIST, %MAP);
our @ISA = ('Exporter');
our @EXPORT_OK = qw(total &add);
my $private = 1;
use vars qw($old @older);

# Makes one.
sub new {
    my ($class, %args) = @_;
    return bless {%args}, $class;
}

sub add {
    my $self = shift;
    my $item = shift || 'none';
    my ($count, @rest) = @_;
    my $local = 1;
}

sub total { return $_[0] }
sub declared;
sub signed ($x, $y = 2, @more) { }
sub proto($$;@) { }
sub _internal : lvalue { my $self = shift; }
sub Elsewhere::added { }

package Shop::Item {
    sub price { my ($self) = @_; }
    package Shop::Item::Inner;
    sub inner { }
}
sub still_cart { }

package My::2::Digits;
sub last_one { }
1;
