package Bindings;
*alias = sub { my ($self, $x) = @_; return $x };
*Other::name = sub { };
*{"Foo::$_"} = sub { } for @names;
my $add = sub { my ($a, $b) = @_; $a + $b };
my $lexical_value = 3;
my sub lexical { }
sub outer {
    my $inner = sub { 1 };
    our $from_sub = 1;
    sub nested { }
}
foreach my $name (@names) { no strict 'refs'; *$name = sub { } }
BEGIN { *early = sub { 2 } }
if ($] > 5) { sub conditional { } }
