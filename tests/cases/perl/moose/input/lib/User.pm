package User;
use Moose;
extends 'Person', 'Base';
with 'Role::Printable' => { -excludes => 'x' };

# The name.
has name => (is => 'ro', isa => 'Str', default => sub { has_not() });
has 'age' => (is => 'rw', isa => 'Maybe[Int]');
has [qw(first
        last)] => (is => 'ro');
has '+inherited' => (default => 1);
has(listed => (is => 'ro'));
around name => sub { my ($orig, $self) = @_; };
sub method_with { has not_a_field => 1; }
__PACKAGE__->meta->make_immutable;

package App;
use Mojo::Base 'Mojolicious', -signatures;
has secrets => sub { ['x'] };
sub startup ($self) { }

class Point :isa(Shape) {
    field $x = 0;
    method move($dx) { $x += $dx }
}
