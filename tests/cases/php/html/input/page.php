<!DOCTYPE html>
<html>
<?php
/** Shows a row. */
function row($cells) { ?>
  <tr><?php foreach ($cells as $cell): ?><td><?= htmlspecialchars($cell) ?></td><?php endforeach; ?></tr>
<?php } ?>
<body class="class NotAClass">
<?php if ($user): ?>
  <p><?= $user->name ?></p>
  <?php function in_template() {} ?>
<?php else: ?>
  <p>function nobody() {}</p>
<?php endif ?>
<?php class After { function method() {} }
