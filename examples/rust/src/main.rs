//! Eight threads count, and move nodes between them, without a lock and without an atomic instruction.
//!
//! The sequences are Python (rseq.structures.counter and .freelist); build.rs has made an object file of them.
use std::alloc::{alloc_zeroed, Layout};
use std::ffi::{c_int, c_void};
use std::{fs, mem, process, ptr, thread};

const THREADS: i64 = 8;
const ROUNDS: i64 = 100_000;
const NODES: usize = 1000;
const UNAVAILABLE: c_int = 2;

#[repr(C)]
struct CounterCell {
    value: i64,
}

#[repr(C)]
struct Link {
    next: *mut Link,
}

#[repr(C)]
struct FreeListHead {
    head: *mut Link,
}

/// One T for each CPU; the same fields as in percpu.h.
#[repr(C)]
struct PerCpu<T> {
    base: *mut T,
    stride: u64,
    count: u64,
    copies: u64,
    region: *mut c_void,
}

// Every thread works on the copy of the CPU it is on: that is what sequences are for.
unsafe impl<T> Sync for PerCpu<T> {}

extern "C" {
    fn counter_add(counter: *const PerCpu<CounterCell>, amount: i64) -> c_int;
    fn freelist_push(lists: *const PerCpu<FreeListHead>, node: *mut Link) -> c_int;
    fn freelist_pop(lists: *const PerCpu<FreeListHead>, result: *mut *mut Link) -> c_int;
}

impl<T> PerCpu<T> {
    /// Zeroed copies for every possible CPU, each in cache lines of its own.
    fn new() -> Self {
        let possible = fs::read_to_string("/sys/devices/system/cpu/possible").expect("the possible CPUs");
        let last: u64 = possible.trim().rsplit([',', '-']).next().and_then(|n| n.parse().ok()).expect("a CPU number");
        let stride = (mem::size_of::<T>() + 127) / 128 * 128;
        let layout = Layout::from_size_align(stride * (last as usize + 1), 128).unwrap();
        let base = unsafe { alloc_zeroed(layout) } as *mut T;
        assert!(!base.is_null());
        PerCpu { base, stride: stride as u64, count: last + 1, copies: last + 1, region: ptr::null_mut() }
    }

    fn iter(&self) -> impl Iterator<Item = &T> {
        (0..self.copies).map(|cpu| unsafe { &*((self.base as *const u8).add((cpu * self.stride) as usize) as *const T) })
    }
}

fn must(status: c_int) {
    match status & 0xff {
        0 => (),
        UNAVAILABLE => process::exit(77),
        _ => panic!("status {} at line {}", status & 0xff, status >> 8),
    }
}

fn main() {
    let counter = PerCpu::<CounterCell>::new();
    let lists = PerCpu::<FreeListHead>::new();
    for _ in 0..NODES {
        must(unsafe { freelist_push(&lists, Box::into_raw(Box::new(Link { next: ptr::null_mut() }))) });
    }
    thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                for _ in 0..ROUNDS {
                    let mut node = ptr::null_mut();
                    must(unsafe { freelist_pop(&lists, &mut node) });
                    if !node.is_null() {
                        must(unsafe { freelist_push(&lists, node) }); // perhaps on another CPU
                    }
                    must(unsafe { counter_add(&counter, 1) });
                }
            });
        }
    });
    let total: i64 = counter.iter().map(|cell| cell.value).sum();
    let mut found = 0;
    for list in lists.iter() {
        let mut node = list.head;
        while !node.is_null() {
            found += 1;
            let whole = unsafe { Box::from_raw(node) };
            node = whole.next;
        }
    }
    println!("Rust: counted {total} of {}, {found} of {NODES} nodes", THREADS * ROUNDS);
    process::exit(i32::from(total != THREADS * ROUNDS || found != NODES));
}
