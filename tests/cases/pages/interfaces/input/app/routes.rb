get '/health' do
  'ok'
end

get '/orders', to: 'orders#index'

def pay(amount)
  raise ArgumentError, "an amount is positive" if amount < 0
end
