before(x) = x
@@@ $$$ <html> ??? &&& ;;
function after(x)
    x
end
= = 5
last_one(x) = x
