#ifndef PACKET_H
#define PACKET_H
#include <stdint.h>

/** Header of every packet on the wire. */
struct packet_header {
    uint8_t version : 4;   /**< protocol version */
    uint8_t flags : 4;
    union {
        uint16_t length;
        struct { uint8_t low, high; } bytes;
    };
    uint8_t payload[];
};

typedef enum { PACKET_DATA = 1, PACKET_ACK, PACKET_LAST = PACKET_ACK } packet_kind;

typedef int (*packet_handler)(const struct packet_header *packet, void *context);

extern const char *const packet_names[];

#endif
