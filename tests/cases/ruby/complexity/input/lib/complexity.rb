def straight = 1

def branches(x, y)
  if x && y || x                  # +1 +2
    y.each do |z|                 # +2
      while z                     # +3
        z -= 1 unless x and y     # +4 +1
      end
    end
  elsif y                         # +1
    x ? y : 1                     # +2
  else                            # +1
    0
  end
  case x                          # +1
  when 1, 2 then 1
  when 3 then 2
  else 0
  end
  case y                          # +1
  in Integer => n if n > 1 then n
  in [a, b] then a
  end
rescue ArgumentError              # +1
  x rescue 0                      # +2
ensure
  done
end

def loops
  for i in 1..3 do
    loop { until i > 3 do i += 1 end }
  end
  begin; i += 1; end while i < 5
end
