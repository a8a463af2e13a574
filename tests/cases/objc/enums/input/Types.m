typedef NS_ENUM(NSInteger, Color) {
  ColorRed,
  ColorBlue = 2,
};
typedef NS_OPTIONS(NSUInteger, Flags) { FlagA = 1 << 0, FlagB = 1 << 1 };
typedef enum { OldOne, OldTwo } OldStyle;
typedef void (^Completion)(NSString *name, NSError *error);
typedef struct { float x; float y; } Pair;
extern NSString * const ShapeDidChange;
NSString * const ShapeDidChange = @"ShapeDidChange";
#define SHAPE_MAX 12
#define SHAPE_CHECK(x) do { [x check]; } while (0)
