#import <XCTest/XCTest.h>

@interface Stack_Suite : XCTestCase
@end

@implementation Stack_Suite
- (void) setUp { [super setUp]; }
- (void) testPushKeepsOrder { XCTAssertEqual(1, 1); }
- (void) testWith: (int)x {}
- (void) testing {}
@end
