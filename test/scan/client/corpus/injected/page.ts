import { Injectable, inject } from '@angular/core';
import { HttpClient } from '@angular/common/http';
import { Source } from './source';
import { Titles } from './titles.service';

@Injectable({ providedIn: 'root' })
export class Page {
  private readonly titles = inject(Titles);
  private readonly http = inject(HttpClient);
  readonly news$ = this.http.get<string[]>('/news');

  constructor(private readonly source: Source) {}

  open(isbn: string) {
    return this.titles.get(`/titles/${isbn}`);
  }

  search(kind: string) {
    return this.titles.get('/titles' + (kind === 'new' ? '/recent' : ''));
  }
}
