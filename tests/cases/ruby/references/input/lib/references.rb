class Job < ApplicationJob
  rescue_from Net::ReadTimeout, with: :retry_later

  def perform(user, count = DEFAULT)
    logger.info "starting"
    prepare
    result = Shop::Item.new(user).save
    puts result
    self.run(count)
    @client.post(url, body)
    user.orders.each { |order| order.ship(count) }
    ::Top.go
    yield user
    super
    raise Errors::Missing, "none" if count.zero?
    raise Failed.new(user)
  rescue Timeout::Error => error
    report(error)
  end

  private

  def prepare = nil
end
