import { connectForm } from './connect-form.ts'

void connectForm(document, chrome)
