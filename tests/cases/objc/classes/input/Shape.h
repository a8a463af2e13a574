#import <Foundation/Foundation.h>
@class Canvas;
@protocol Drawable;

NS_ASSUME_NONNULL_BEGIN

/** Something drawn on a canvas. */
@interface Shape<ObjectType> : NSObject <NSCopying, Drawable>
{
  @private
  int _sides, *_cache;
  @public
  NSString *label;  ///< What is shown.
}
/** Its name. */
@property (nonatomic, copy, readonly) NSString *name;
@property (class, nonatomic) void (^onChange)(int count);
@property BOOL URL;
- (instancetype) initWithFrame: (NSRect)frame style: (int)style;
+ (Shape *) shapeNamed: (NSString *)name, ... NS_REQUIRES_NIL_TERMINATION;
- description;
- (NSURL *) URL;
@end

@interface Shape (Drawing)
- (void) drawOn: (Canvas *)canvas;
@end

@interface Shape ()
@property int hidden;
@end

@protocol Drawable <NSObject>
@required
- (void) draw;
@optional
- (oneway void) redraw: (struct area)part : (byref id)other;
@end

NS_ASSUME_NONNULL_END
