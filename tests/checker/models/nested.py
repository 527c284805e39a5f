"""A sequence that decides and then calls another one, as its last step."""

from __future__ import annotations

from typing import Any

import rseq
from rseq import PerCpu, Struct, u64


class Account(Struct):
    """One CPU's credit."""

    credit: u64


@rseq.sequence
def put(accounts: PerCpu[Account], amount: u64) -> None:
    """Set the credit."""
    here = accounts.here()
    here.credit = amount


@rseq.sequence
def spend(accounts: PerCpu[Account], amount: u64) -> bool:
    """False if there is not enough."""
    here = accounts.here()
    credit = here.credit
    if credit < amount:
        return False
    put(accounts, credit - amount)
    return True


@rseq.sequence
def earn(accounts: PerCpu[Account], amount: u64) -> None:
    """Add to the credit."""
    put(accounts, accounts.here().credit + amount)


class NestedModel(rseq.Model):
    """For each CPU, its credit."""

    def setup(self) -> None:
        self.accounts = self.per_cpu(Account)
        self.accounts[0].credit = 3

    def view(self, memory: Any) -> Any:
        return [account.credit for account in memory.accounts]

    @rseq.operation(spend, amount=[2])
    def spend(self, state: Any, cpu: int, amount: int) -> bool:
        if state[cpu] < amount:
            return False
        state[cpu] -= amount
        return True

    @rseq.operation(earn, amount=[2])
    def earn(self, state: Any, cpu: int, amount: int) -> None:
        state[cpu] += amount
