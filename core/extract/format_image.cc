// Raster images: format and size from the header. In: the stored bytes of PNG, JPEG, GIF, WebP, BMP, ICO.
// Out: image.format, image.width, image.height; a header that is cut short or wrong is a diagnostic. Pixels are never
// looked at.
#include <algorithm>

#include "core/base/text.h"
#include "core/extract/format_builder.h"
#include "core/extract/format_scanners.h"

namespace repodoc {
namespace {

struct ImageSize {
  const char* format = nullptr;
  uint32_t width = 0, height = 0;
};

class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : bytes_(bytes) {}
  uint32_t Byte(size_t at) const { return at < bytes_.size() ? static_cast<unsigned char>(bytes_[at]) : 0; }
  uint32_t Big16(size_t at) const { return Byte(at) << 8 | Byte(at + 1); }
  uint32_t Big32(size_t at) const { return Big16(at) << 16 | Big16(at + 2); }
  uint32_t Little16(size_t at) const { return Byte(at) | Byte(at + 1) << 8; }
  uint32_t Little24(size_t at) const { return Little16(at) | Byte(at + 2) << 16; }
  uint32_t Little32(size_t at) const { return Little16(at) | Little16(at + 2) << 16; }
  bool Has(size_t at, std::string_view mark) const { return bytes_.substr(std::min(at, bytes_.size()), mark.size()) == mark; }
  size_t size() const { return bytes_.size(); }

 private:
  std::string_view bytes_;
};

// Segments up to the first "start of frame"; each says its own length.
ImageSize Jpeg(const Bytes& bytes) {
  ImageSize size{"JPEG"};
  size_t at = 2;
  while (at + 9 < bytes.size()) {
    if (bytes.Byte(at) != 0xff) {
      ++at;
      continue;
    }
    uint32_t marker = bytes.Byte(at + 1);
    if (marker == 0xff || marker == 0x00 || marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      ++at;
      continue;
    }
    bool frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    if (frame) {
      size.height = bytes.Big16(at + 5);
      size.width = bytes.Big16(at + 7);
      return size;
    }
    if (marker == 0xd9 || marker == 0xda) break;
    at += 2 + std::max<uint32_t>(bytes.Big16(at + 2), 2);
  }
  return size;
}

ImageSize WebP(const Bytes& bytes) {
  ImageSize size{"WebP"};
  if (bytes.Has(12, "VP8X")) {
    size.width = bytes.Little24(24) + 1;
    size.height = bytes.Little24(27) + 1;
  } else if (bytes.Has(12, "VP8L") && bytes.Byte(20) == 0x2f) {
    uint32_t bits = bytes.Little32(21);
    size.width = (bits & 0x3fff) + 1;
    size.height = ((bits >> 14) & 0x3fff) + 1;
  } else if (bytes.Has(12, "VP8 ")) {
    size.width = bytes.Little16(26) & 0x3fff;
    size.height = bytes.Little16(28) & 0x3fff;
  }
  return size;
}

// The largest of the icons inside; 0 stands for 256.
ImageSize Icon(const Bytes& bytes) {
  ImageSize size{"ICO"};
  uint32_t count = std::min<uint32_t>(bytes.Little16(4), 256);
  for (uint32_t i = 0; i < count && 6 + 16 * i + 16 <= bytes.size(); ++i) {
    uint32_t width = bytes.Byte(6 + 16 * i), height = bytes.Byte(7 + 16 * i);
    if (width == 0) width = 256;
    if (height == 0) height = 256;
    if (width > size.width) size = {"ICO", width, height};
  }
  return size;
}

ImageSize SizeOf(std::string_view raw) {
  Bytes bytes(raw);
  if (bytes.Has(0, "\x89PNG\r\n\x1a\n")) return {"PNG", bytes.Has(12, "IHDR") ? bytes.Big32(16) : 0, bytes.Has(12, "IHDR") ? bytes.Big32(20) : 0};
  if (bytes.Has(0, "\xff\xd8\xff")) return Jpeg(bytes);
  if (bytes.Has(0, "GIF87a") || bytes.Has(0, "GIF89a")) return {"GIF", bytes.Little16(6), bytes.Little16(8)};
  if (bytes.Has(0, "RIFF") && bytes.Has(8, "WEBP")) return WebP(bytes);
  if (bytes.Has(0, "BM") && bytes.size() > 26) {
    // The height of a top-down bitmap is negative.
    uint32_t height = bytes.Little32(22);
    return {"BMP", bytes.Little32(18), height > 0x7fffffffu ? 0u - height : height};
  }
  if (raw.size() > 6 && bytes.Little16(0) == 0 && (bytes.Little16(2) == 1 || bytes.Little16(2) == 2)) return Icon(bytes);
  return {};
}

}  // namespace

void ScanImage(const FormatInput& input, FileFacts* facts) {
  FormatBuilder builder(facts);
  ImageSize size = SizeOf(input.bytes);
  if (size.format == nullptr) {
    builder.AddDiagnostic(DiagnosticCode::kInvalidData, "the bytes are no image of a known format");
  } else {
    builder.AddProperty(property::kImageFormat, size.format);
    if (size.width == 0 || size.height == 0) {
      builder.AddDiagnostic(DiagnosticCode::kInvalidData, "the image header gives no size");
    } else {
      builder.AddProperty(property::kImageWidth, uint64_t{size.width});
      builder.AddProperty(property::kImageHeight, uint64_t{size.height});
    }
  }
  builder.Finish();
}

}  // namespace repodoc
