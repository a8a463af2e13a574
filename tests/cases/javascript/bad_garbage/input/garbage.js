export function before() {}
}}} ((( const = = function ( { [[[ $$ @@ ###
export function after() {}
class Late { method() {} }
