"""placeholder until the real one lands"""
def _mk(n):
    bits=int(n[1:]); s=n[0]=='i'
    class N(int):
        def __new__(cls,v):
            v=int(v)&((1<<bits)-1)
            if s and v>>(bits-1): v-=1<<bits
            return int.__new__(cls,v)
    N.__name__=n
    return N
NUMBERS={n:_mk(n) for n in ("u8","u16","u32","u64","i8","i16","i32","i64")}
u8,u16,u32,u64,i8,i16,i32,i64=NUMBERS.values()
f64=float
