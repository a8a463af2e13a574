cdef double[:] view
cdef class Node:
    cdef int n

def run(int n, char* s):
    cdef int *p = <int*> malloc(n * sizeof(int*)), i
    cdef unsigned long big = 0xFFull + 1u
    cdef char c = c'x', d = c'\''
    cdef object o = <object?> s
    cdef Node node = <Node>make(<void*>&p)
    cdef double[:] part = <double[:n:1]> p
    if p is NULL or <long>n > 0xFF and not <bint>s:
        fill(&p[0], *args, **{})
    x = a < b > c
    y = n & i
    z = sizeof(unsigned int) + sizeof(Node)
    v = new Pair[int, Node*](1, &n)
    with nogil:
        i = (<Node>o).n + n
    print "old", x
    text = f"{(<bytes>s).decode('utf8')!r}"
    IF DEBUG:
        check(i)
    ELIF TRACE:
        trace(i)
    ELSE:
        pass
    cdef:
        int k = count(n)
        Node other
        # nothing
    for i from n > i >= 0:
        other.walk(i)
    return <object>o if n < i else node.n

cdef public class Wide(Node) [object WideObject,
                              type WideType]:
    cdef list rows

    def loops(self, int n):
        for 0 <= n < 3:
            self.tick(n)
        for n > i >= 0 by 2:
            break
        <list>self.rows.append([self.at(i) for i from 0 <= i < n if i])
        return n

cdef int after(int x,
               int y) \
        except -1:
    return x
