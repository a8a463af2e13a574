use Test::More tests => 3;
use_ok('Shop::Cart');
my $cart = Shop::Cart->new;
subtest 'adds items' => sub {
    plan tests => 1;
    ok($cart->add('x'), 'added');
    subtest("nested", sub { ok 1 });
};
sub test_price : Test(2) { }
sub helper { }
is($cart->total, 1);
done_testing;
