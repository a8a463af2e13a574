package Text::Cut;

=head1 NAME

Text::Cut - cuts texts into B<parts>

=head1 SYNOPSIS

  my $cut = Text::Cut->new;

=head1 DESCRIPTION

It cuts. See L<Text::Join|the other> and C<< $x->y >>.

Second paragraph.

=head2 new

Makes a cutter.

=cut

sub new { my $class = shift; }

=head2 $cut->parts($text, %options)

The parts of I<$text>.

  verbatim($line);

=over 4

=item first

=item last

The ends.

=back

=cut

sub parts { my ($self, $text, %options) = @_; }

# A comment that POD outdoes.
sub first { my $self = shift; }
sub last { my $self = shift; }

# Only a comment.
sub commented { }
sub below { }
sub Notes { }

1;

__END__

=head1 METHODS

=over

=item C<< $cut->below( $x ) >>

Below the code.

=item Notes on speed

It is fast.

=back
