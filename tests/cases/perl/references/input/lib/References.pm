package References;
our $count = 0;
my %cache = ();
sub run {
    my ($self, $user) = @_;
    my $name = $user->name;
    print STDERR "run $name\n";
    $self->prepare(1);
    $self->{store}->save($name);
    helper($count);
    &other;
    Deep::Module::call($name);
    My::Job->new(user => $user)->dispatch;
    __PACKAGE__->class_method;
    $self->SUPER::run(@_);
    $cache{$name} = $_ for @{$self->list};
    die My::Error->new("no") unless $name;
    My::Failure->throw("no");
    $user->$name();
    return sort { $a <=> $b } map { $_->value } @list;
}
sub prepare { }
sub helper { }
