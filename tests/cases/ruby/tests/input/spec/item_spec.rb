RSpec.describe Shop::Item, "#price" do
  let(:item) { described_class.new }
  def helper; end

  context "without tax" do
    it "is low" do
      expect(item.price).to eq(1)
    end
    it { is_expected.to be_valid }
    it "works for #{name}" do
    end
    specify("is short") { }
  end
end
