import { Component, type ReactNode } from 'react'
import { asProblem } from '../api/api-problem.ts'
import { ProblemNote } from './ProblemNote.tsx'

/** A fault in one part of the page leaves the others alone and can be tried again. */
export class Faults extends Component<{ children: ReactNode }, { fault: unknown }> {
  override state = { fault: null }

  static getDerivedStateFromError(fault: unknown) {
    return { fault }
  }

  override render() {
    return this.state.fault === null ? (
      this.props.children
    ) : (
      <ProblemNote
        problem={asProblem(this.state.fault)}
        again={() => this.setState({ fault: null })}
      />
    )
  }
}
