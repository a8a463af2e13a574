<?php
// Asks PHP-Parser (Debian: php-parser) what the PHP files below ROOT define: one JSON object per line for each definition.
//   php php_truth.php ROOT
// Left out, as locals are: variables inside of functions, loops and closures that are bound to no name.
require_once 'PhpParser/autoload.php';

use PhpParser\Node;
use PhpParser\NodeTraverser;
use PhpParser\NodeVisitorAbstract;
use PhpParser\ParserFactory;
use PhpParser\Lexer\Emulative;

$root = rtrim($argv[1], '/');

final class Definitions extends NodeVisitorAbstract
{
    public array $rows = [];
    private array $scopes = [];     // names of what is around
    private int $callables = 0;     // functions around
    private int $loops = 0;
    private array $globals = [];
    private array $tokens;

    public function __construct(array $tokens) { $this->tokens = $tokens; }

    private function add(string $name, int $line, string $kind): void
    {
        $this->rows[] = ['name' => $name, 'line' => $line, 'kind' => $kind, 'scope' => end($this->scopes) ?: ''];
    }

    // The line of the first token of the definition that spells `word` (attributes and modifiers may stand before it).
    private function lineOf(Node $node, string $word): int
    {
        for ($i = $node->getStartTokenPos(); $i <= $node->getEndTokenPos(); ++$i) {
            $token = $this->tokens[$i];
            if (is_array($token) && strcasecmp($token[1], $word) === 0 && $token[0] !== T_COMMENT) return $token[2];
        }
        return $node->getStartLine();
    }

    public function enterNode(Node $node)
    {
        $scope = null;
        if ($node instanceof Node\Stmt\Namespace_) {
            if ($node->name !== null) {
                $this->add($node->name->toString(), $node->name->getStartLine(), 'namespace');
                $scope = $node->name->toString();
            }
        } elseif ($node instanceof Node\Stmt\ClassLike) {
            $kind = $node instanceof Node\Stmt\Interface_ ? 'interface'
                : ($node instanceof Node\Stmt\Trait_ ? 'trait' : ($node instanceof Node\Stmt\Enum_ ? 'enum' : 'class'));
            $scope = $node->name === null ? 'class@anonymous' : $node->name->toString();
            $line = $node->name === null ? $this->lineOf($node, 'class') : $node->name->getStartLine();
            $this->add($scope, $line, $kind);
        } elseif ($node instanceof Node\Stmt\Function_ || $node instanceof Node\Stmt\ClassMethod) {
            $kind = $node instanceof Node\Stmt\Function_ ? 'function' : 'method';
            $this->add($node->name->toString(), $node->name->getStartLine(), $kind);
            $scope = $node->name->toString();
            ++$this->callables;
        } elseif ($node instanceof Node\Expr\Closure || $node instanceof Node\Expr\ArrowFunction) {
            ++$this->callables;
        } elseif ($node instanceof Node\Stmt\PropertyProperty) {
            $this->add($node->name->toString(), $node->name->getStartLine(), 'property');
        } elseif ($node instanceof Node\Param && $node->flags !== 0) {
            $parameters = array_splice($this->scopes, -1);  // the field belongs to the class
            $this->add($node->var->name, $node->var->getStartLine(), 'property');
            array_push($this->scopes, ...$parameters);
        } elseif ($node instanceof Node\Const_) {
            $this->add($node->name->toString(), $node->name->getStartLine(), 'constant');
        } elseif ($node instanceof Node\Stmt\EnumCase) {
            $this->add($node->name->toString(), $node->name->getStartLine(), 'enumerator');
        } elseif ($node instanceof Node\Expr\FuncCall && $node->name instanceof Node\Name) {
            $first = $node->args[0]->value ?? null;
            if (strcasecmp($node->name->getLast(), 'define') === 0 && count($node->args) > 1 && $first instanceof Node\Scalar\String_) {
                $this->rows[] = ['name' => $first->value, 'line' => $first->getStartLine(), 'kind' => 'constant', 'scope' => ''];
            }
        } elseif ($node instanceof Node\Stmt\Expression && $node->expr instanceof Node\Expr\Assign
                  && $node->expr->var instanceof Node\Expr\Variable && is_string($node->expr->var->name)) {
            $this->assigned($node->expr);
        } elseif ($node instanceof Node\Expr\Assign && $node->var instanceof Node\Expr\Variable && is_string($node->var->name)
                  && ($node->expr instanceof Node\Expr\Closure || $node->expr instanceof Node\Expr\ArrowFunction)) {
            $this->add($node->var->name, $node->var->getStartLine(), 'function');
        }
        if ($this->isLoop($node)) ++$this->loops;
        $this->scopes[] = $scope ?? end($this->scopes) ?: '';
    }

    private function assigned(Node\Expr\Assign $assign): void
    {
        if ($assign->expr instanceof Node\Expr\Closure || $assign->expr instanceof Node\Expr\ArrowFunction) {
            if ($this->callables === 0) $this->globals[$assign->var->name] = true;
            return;
        }
        if ($this->callables > 0 || $this->loops > 0 || isset($this->globals[$assign->var->name])) return;
        $this->globals[$assign->var->name] = true;
        $this->add($assign->var->name, $assign->var->getStartLine(), 'variable');
    }

    private function isLoop(Node $node): bool
    {
        return $node instanceof Node\Stmt\For_ || $node instanceof Node\Stmt\Foreach_ || $node instanceof Node\Stmt\While_
            || $node instanceof Node\Stmt\Do_ || $node instanceof Node\Stmt\Switch_ || $node instanceof Node\Stmt\TryCatch;
    }

    public function leaveNode(Node $node)
    {
        array_pop($this->scopes);
        if ($this->isLoop($node)) --$this->loops;
        if ($node instanceof Node\Stmt\Function_ || $node instanceof Node\Stmt\ClassMethod
            || $node instanceof Node\Expr\Closure || $node instanceof Node\Expr\ArrowFunction) {
            --$this->callables;
        }
    }
}

$lexer = new Emulative(['usedAttributes' => ['comments', 'startLine', 'endLine', 'startTokenPos', 'endTokenPos']]);
$parser = (new ParserFactory())->create(ParserFactory::PREFER_PHP7, $lexer);
$files = new RecursiveIteratorIterator(new RecursiveDirectoryIterator($root, FilesystemIterator::SKIP_DOTS));
foreach ($files as $file) {
    if ($file->getExtension() !== 'php' || $file->isLink()) continue;
    $path = substr($file->getPathname(), strlen($root) + 1);
    try {
        $tree = $parser->parse(file_get_contents($file->getPathname()));
    } catch (PhpParser\Error $error) {
        continue;  // no truth for a file that is not PHP
    }
    // PHP 8 tokens are arrays or one-character strings.
    $definitions = new Definitions($lexer->getTokens());
    $traverser = new NodeTraverser();
    $traverser->addVisitor($definitions);
    $traverser->traverse($tree);
    foreach ($definitions->rows as $row) {
        echo json_encode(['name' => $row['name'], 'path' => $path, 'line' => $row['line'], 'kind' => $row['kind'],
                          'scope' => $row['scope']], JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE), "\n";
    }
}
