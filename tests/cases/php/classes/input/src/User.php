<?php

declare(strict_types=1);

namespace App\Models;

use App\Contracts\HasName;
use JsonSerializable;

/**
 * A person who can sign in.
 *
 * @author Somebody
 * @copyright Copyright 2020 Somebody
 */
#[Entity(table: 'users'), Cached]
final class User extends Model implements HasName, JsonSerializable
{
    use SoftDeletes, Notifies {
        Notifies::send insteadof SoftDeletes;
        SoftDeletes::send as private sendSoftly;
    }

    public const ROLE = 'user', LIMIT = 10;

    /** How long a session lasts, in seconds. */
    protected const int TTL = 3600;

    /** @var array<string, int> Counters by name. */
    private static array $counters = [];
    public ?string $name = null, $nick;
    var $legacy;
    protected readonly int|string $key;

    /** @var int|null the age */ public $age;

    /**
     * Makes a user.
     *
     * @param int $id The identifier.
     * @param string[] $roles
     */
    public function __construct(
        private readonly int $id,
        protected string $email = 'nobody@example.org',
        array $roles = [],
    ) {
        parent::__construct($id);
        self::$counters['users']++;
    }

    public function __destruct() {}

    #[Override]
    public function name(): string { return $this->name ?? static::fallback(); }

    abstract protected function later(int ...$rest): static;

    public static function &fallback(self $other, callable|null $made = null): ?string { return $other->name; }

    /** @deprecated Use name(). */
    final public function getName() { return $this->name(); }

    /** @internal */
    public function secret() {}
}

interface HasKey extends HasName, \Countable
{
    const KEY = 'key';
    public function key(): string;
}

abstract class Base { public function jsonSerialize(): mixed { return new class(1) extends Model { public int $x = 1; public function y() {} }; } }
