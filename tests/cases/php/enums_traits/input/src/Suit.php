<?php
namespace Cards;

/** A colour of cards. */
enum Suit: string implements HasLabel
{
    use Labels;

    /** Red. */
    case Hearts = 'H';
    #[Dark] case Spades = 'S';

    const Wild = self::Spades;

    public static function fromChar(string $c): self { return self::from($c); }
    public function label(): string
    {
        return match ($this) {
            self::Hearts => 'Hearts',
            Suit::Spades, Suit::Wild => 'Spades',
            default => throw new \LogicException('no such suit'),
        };
    }
}

enum Status { case On; case Off; }

trait Labels
{
    private array $labels = [];
    abstract public function label(): string;
    public static function all(): array { return static::cases(); }
}
