%% ))) ]] }
function
function {
class
enum 3
function Good { 1 }
<# never closed
function Lost { 2 }
